# A pair of a list as readout names wants it: {"a": {…}, "b": {…}}; swap: the other way round. Lists without a kind have two names only.
function name(n, title, side, date) {
    return sprintf("{\"name\": \"%s\", \"title\": \"%s\", \"side\": \"%s\", \"date\": \"%s\"}", n, title, side, date)
}
{
    kind = NF > 3
    a = kind ? name($3, $5, $6, $7) : name($2)
    b = kind ? name($4, $8, $9, $10) : name($3)
    printf "{\"a\": %s, \"b\": %s}\n", swap ? b : a, swap ? a : b
}
