"""Statements of banks: MT940 in Polish dialects, camt.053, reports of mass payments; all give ``app.domain.bank``'s stream."""
