"""Tests that open the built handbooks in Chromium, print them, and hand them to the Nu checker."""
