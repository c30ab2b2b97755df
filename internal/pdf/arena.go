package pdf

// arena gives out values that stay where they are, and gives them out again when the
// document is written: a tree has some hundreds, and files come by the thousand.
type arena[T any] struct {
	pages [][]T
	used  int
}

// arenaPage is how many values are made at a time.
const arenaPage = 96

// next is a value as it was left: new, or emptied.
func (a *arena[T]) next() *T {
	at := a.used / arenaPage
	if at == len(a.pages) {
		a.pages = append(a.pages, make([]T, arenaPage))
	}
	a.used++
	return &a.pages[at][(a.used-1)%arenaPage]
}

// all yields the values that were given out.
func (a *arena[T]) all(yield func(*T) bool) {
	for i := range a.used {
		if !yield(&a.pages[i/arenaPage][i%arenaPage]) {
			return
		}
	}
}
