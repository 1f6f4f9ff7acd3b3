"""Structured invoices of KSeF and its receipts: checked against the official schemas, read to frozen values."""
