package pipeline

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// inOrder makes n things with the given number of workers and yields them by
// index, so that one worker and many give the same sequence. No more than a few
// finished things wait to be taken, whatever n is. It is the only worker pool of
// the program.
//
// When the context ends, or the consumer has had enough, the workers stop after
// what they have in hand; inOrder returns when all of them have.
func inOrder[T any](ctx context.Context, n, workers int, make1 func(ctx context.Context, i int) T) iter.Seq[T] {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, n)
	return func(yield func(T) bool) {
		ctx, stop := context.WithCancel(ctx)
		var group sync.WaitGroup
		defer group.Wait()
		defer stop()

		slots := make([]chan T, n)
		for i := range slots {
			slots[i] = make(chan T, 1)
		}
		room := make(chan struct{}, 2*workers)
		var next atomic.Int64
		for range workers {
			group.Go(func() {
				for {
					select {
					case room <- struct{}{}:
					case <-ctx.Done():
						return
					}
					i := int(next.Add(1)) - 1
					if i >= n || ctx.Err() != nil {
						return
					}
					slots[i] <- make1(ctx, i)
				}
			})
		}
		for i := range n {
			select {
			case v := <-slots[i]:
				<-room
				if !yield(v) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}
