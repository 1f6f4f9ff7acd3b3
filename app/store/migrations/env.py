"""Alembic environment: one connection, one transaction, version table inside the schema ``okienko``."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, version_table_schema="okienko", transaction_per_migration=False)
with context.begin_transaction():
    context.run_migrations()
