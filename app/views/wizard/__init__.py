"""The declaration wizard: who, which objects, contact and consents, check and sign."""
