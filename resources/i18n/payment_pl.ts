<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Notices</name>
    <message>
        <source>payment details</source>
        <translation>dane do wpłaty</translation>
    </message>
</context>
</TS>
