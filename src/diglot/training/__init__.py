"""What makes the shipped lexicon and models. The tool never imports this."""
