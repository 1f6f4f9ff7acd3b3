"""The tour: the main job done in the real window by key events only, every answer compared, every step a picture."""
