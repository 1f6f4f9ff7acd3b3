<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>Today</name>
    <message>
        <source>an on-line payment was not booked: clear it up</source>
        <translation>płatność on-line nie została zaksięgowana: do wyjaśnienia</translation>
    </message>
    <message>
        <source>an on-line payment came after it was cancelled</source>
        <translation>płatność on-line wpłynęła po anulowaniu</translation>
    </message>
</context>
<context>
    <name>OnlinePanel</name>
    <message>
        <source>Ask the gateway again</source>
        <translation>Sprawdź jeszcze raz</translation>
    </message>
</context>
</TS>
