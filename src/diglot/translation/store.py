"""Installing and removing Argos packages in the ordinary Argos folder.

A package file is a zip archive (.argosmodel) with one folder: metadata.json, a tokenizer, and model/. It is unpacked
beside its place and moved there whole, so a kill or a full disk leaves what was there before.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path, PurePosixPath

from diglot.errors import DamagedPackageError, TranslationError, UsageError
from diglot.l10n import say
from diglot.translation import argos
from diglot.translation.argos import ArgosPackage, inspect, installed_packages

#: bytes that a package may take unpacked: the largest public ones take a tenth of it
LARGEST = 4 * 1024**3


def install_file(path: Path) -> ArgosPackage:
    """Install a package from a file, offline; one for the same languages is replaced.

    Raises UsageError for a missing file, DamagedPackageError for one that is no package.
    """
    if not path.is_file():
        raise UsageError(
            "{path} is not there: name an .argosmodel file, or two languages (diglot packages install fr en).",
            path=path,
        )
    goal = _folder()
    draft = goal / f".{path.stem}.{os.getpid()}.part"
    try:
        draft.mkdir(parents=True)
        package = unpack(path, draft)
        for old in _same(package, goal):
            shutil.rmtree(old.path)
        place = goal / package.path.name
        if place.exists():
            shutil.rmtree(place)
        package.path.replace(place)
    except OSError as error:
        raise UsageError(
            "{path} cannot be installed in {goal} ({why}): make room there.",
            path=path,
            goal=goal,
            why=say(str(error.strerror or error)),
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    made = inspect(place)
    assert made is not None
    return made


def unpack(path: Path, draft: Path) -> ArgosPackage:
    """The package of an archive, unpacked into a folder. Raises DamagedPackageError for one that is no whole package."""
    try:
        with zipfile.ZipFile(path) as archive:
            top = _checked(archive, path)
            archive.extractall(draft)
        package = inspect(draft / top)
    except (zipfile.BadZipFile, EOFError, ValueError) as error:
        raise DamagedPackageError(
            "{path} is not an Argos package ({error}): download it again.", path=path, error=error
        ) from error
    if package is None or package.damage:
        what = package.damage if package else say("its metadata names no two languages")
        raise DamagedPackageError(
            "{path} is not a whole Argos package ({what}): download it again.", path=path, what=what
        )
    return package


def _folder() -> Path:
    """The folder of Argos Translate, made where it is missing. Raises UsageError where it cannot be."""
    try:
        from argostranslate import settings

        return Path(settings.package_data_dir)
    except OSError as error:
        raise UsageError(
            "The package folder cannot be made ({why}: {folder}): set ARGOS_PACKAGES_DIR to a folder that you may "
            "write to.",
            why=say(str(error.strerror)),
            folder=error.filename,
        ) from error


def _checked(archive: zipfile.ZipFile, path: Path) -> str:
    """The one folder in the archive. Raises DamagedPackageError for anything that is no package."""
    tops = set()
    for entry in archive.infolist():
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        if not parts or parts[0] in ("/", "..") or ".." in parts or ":" in parts[0]:
            raise DamagedPackageError(
                "{path} would write outside its folder ({entry}): it is not installed.", path=path, entry=entry.filename
            )
        tops.add(parts[0])
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
        raise DamagedPackageError(
            "{path} would take more than {most} GB: it is not installed.", path=path, most=LARGEST // 1024**3
        )
    if len(tops) != 1 or not any(e.filename.endswith("/metadata.json") for e in archive.infolist()):
        raise DamagedPackageError("{path} is not an Argos package (it holds no folder with metadata.json).", path=path)
    return tops.pop()


def _same(package: ArgosPackage, folder: Path) -> list[ArgosPackage]:
    ways = [p for p in installed_packages() if (p.source, p.target) == (package.source, package.target)]
    return [p for p in ways if p.path.parent == folder]


def install_pair(source: str, target: str) -> ArgosPackage:
    """Download the public package of a pair and install it: this opens a network connection.

    Raises TranslationError where the index or the package cannot be had, or none is offered.
    """
    _folder()
    from argostranslate import package as argos
    from argostranslate import settings

    index = Path(settings.local_package_index)
    before = index.stat().st_mtime_ns if index.exists() else 0
    argos.update_package_index()
    if not index.exists() or index.stat().st_mtime_ns == before:
        raise TranslationError(
            "The index of public packages cannot be reached: check the network, or install from a file with "
            "`diglot packages install FILE.argosmodel`."
        )
    offered = [p for p in argos.get_available_packages() if (p.from_code, p.to_code) == (source, target)]
    if not offered:
        raise TranslationError(
            "The index of public packages offers none from “{source}” to “{target}”.", source=source, target=target
        )
    newest = max(offered, key=lambda p: [int(n) if n.isdigit() else 0 for n in str(p.package_version).split(".")])
    try:
        fetched = Path(newest.download())
    except Exception as error:  # argostranslate raises plain Exception
        raise TranslationError(
            "The package {source}→{target} cannot be downloaded ({error}): try again.",
            source=source,
            target=target,
            error=error,
        ) from error
    try:
        return install_file(fetched)
    finally:
        fetched.unlink(missing_ok=True)


def remove_pair(source: str, target: str) -> list[ArgosPackage]:
    """Remove the installed packages of a pair; what is shipped with diglot stays.

    Raises UsageError where none is installed, or the folder may not be written to.
    """
    every = [p for p in installed_packages() if (p.source, p.target) == (source, target)]
    found = [p for p in every if p.path.parent != argos.BUNDLED]
    if every and not found:
        raise UsageError(
            "The package from “{source}” to “{target}” is shipped with diglot and stays; --engine names another "
            "engine.",
            source=source,
            target=target,
        )
    if not found:
        raise UsageError(
            "No package from “{source}” to “{target}” is installed: see `diglot packages list`.",
            source=source,
            target=target,
        )
    for package in found:
        try:
            shutil.rmtree(package.path)
        except OSError as error:
            raise UsageError(
                "{path} cannot be removed ({why}).", path=package.path, why=say(str(error.strerror))
            ) from error
    return found
