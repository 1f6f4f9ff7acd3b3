<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL" sourcelanguage="en">
<context>
    <name>InterestNote</name>
    <message>
        <source>Interest as of today: {amount}, not charged</source>
        <translation>Odsetki na dziś: {amount}, nie naliczone</translation>
    </message>
    <message>
        <source>Interest until {day}: {amount}, not charged; no later rate is set</source>
        <translation>Odsetki do {day}: {amount}, nie naliczone; dla późniejszych dni nie ustawiono stopy</translation>
    </message>
    <message>
        <source>Interest is not counted: no rate is set for these days</source>
        <translation>Odsetki nie są policzone: dla tych dni nie ustawiono stopy</translation>
    </message>
</context>
</TS>
