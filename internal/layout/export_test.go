package layout

// Drawings is what Ahead draws.
var Drawings = drawings
