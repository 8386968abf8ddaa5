"use strict";
(() => {
  const figure = document.querySelector("figure svg");
  if (figure) figure.addEventListener("click", (event) => {
    const row = event.target.dataset.row && document.getElementById("row" + event.target.dataset.row);
    if (row) row.scrollIntoView({ block: "center" });
  });
  const controls = document.querySelector(".controls");
  if (!controls) return;
  controls.hidden = false;
  const findings = [...document.querySelectorAll(".finding")];
  const items = [...document.querySelectorAll(".list [data-severity]")];
  const marks = [...document.querySelectorAll("mark[data-marks]")];
  const status = document.getElementById("shown");
  let current = -1;

  const wanted = (element, off) => ["severity", "kind", "aspect"].every((k) => !off.has(k + ":" + element.dataset[k]));
  const filter = () => {
    const off = new Set([...controls.querySelectorAll("input:not(:checked)")].map((i) => i.dataset.filter + ":" + i.value));
    for (const element of [...findings, ...items]) element.classList.toggle("off", !wanted(element, off));
    const shown = new Set(findings.filter((f) => !f.classList.contains("off")).map((f) => f.id.slice(1)));
    for (const mark of marks) mark.classList.toggle("off", !mark.dataset.marks.split(" ").some((n) => shown.has(n)));
    for (const ref of document.querySelectorAll(".ref")) ref.classList.toggle("off", !shown.has(ref.hash.slice(2)));
    status.textContent = status.dataset.shown.replace("{n}", shown.size).replace("{all}", findings.length);
  };
  const step = (by) => {
    const shown = findings.filter((f) => !f.classList.contains("off"));
    if (!shown.length) return;
    const at = shown.indexOf(findings[current]);
    const next = at < 0 ? shown.at(Math.min(0, by)) : shown[(at + by + shown.length) % shown.length];
    findings.forEach((f) => f.classList.toggle("current", f === next));
    current = findings.indexOf(next);
    next.scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
  };

  controls.addEventListener("change", filter);
  controls.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) step(Number(button.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
  });
  filter();
})();
