"""Values to PDF, HTML and CSV bytes, and files of others back to values."""
