"""Tables, queries, migrations, roles and the embedded server: the only SQL of the program."""
