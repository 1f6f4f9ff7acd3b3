<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Notices</name>
    <message>
        <source>copy of a document</source>
        <translation>kopia dokumentu</translation>
    </message>
    <message>
        <source>the address is no longer confirmed</source>
        <translation>adres nie jest już potwierdzony</translation>
    </message>
</context>
</TS>
