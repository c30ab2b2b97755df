package verify

// ANSI lends the tests from outside the helper of those from inside.
var ANSI = ansi
