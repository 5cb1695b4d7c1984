"""Ladderbook: career and compensation ladders for peer support work, as a static handbook."""

__version__ = "0.1.0"
