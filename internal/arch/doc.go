// Package arch holds the tests that keep the walls of the house: who may import
// whom, which library lives in which room, and that every finding is written in
// both languages. It has no code of its own.
package arch
