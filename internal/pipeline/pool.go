package pipeline

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// together does two things that need nothing of each other, at the same time unless
// one worker is asked for. It returns when both are done.
func together(jobs int, a, b func()) {
	if jobs == 1 {
		a()
		b()
		return
	}
	var group sync.WaitGroup
	var fault any
	group.Go(func() {
		deepen()
		defer func() { fault = recover() }()
		b()
	})
	defer func() {
		group.Wait()
		if fault != nil {
			panic(fault)
		}
	}()
	a()
}

// meanwhile begins something and returns how to wait for it.
func meanwhile(f func() error) (wait func() error) {
	type answer struct {
		err   error
		fault any
	}
	done := make(chan answer, 1)
	go func() {
		deepen()
		var a answer
		defer func() {
			a.fault = recover()
			done <- a
		}()
		a.err = f()
	}()
	return func() error {
		a := <-done
		if a.fault != nil {
			panic(a.fault)
		}
		return a.err
	}
}

// aside does something beside what follows, or at once when one worker is asked for,
// and returns how to wait for it.
func aside(jobs int, f func()) (wait func()) {
	if jobs == 1 {
		f()
		return func() {}
	}
	done := meanwhile(func() error { f(); return nil })
	return func() { done() }
}

// crew is how many workers a number of jobs stands for.
func crew(jobs int) int {
	if jobs < 1 {
		return runtime.GOMAXPROCS(0)
	}
	return jobs
}

// inOrder makes n things with the given number of workers and yields them by
// index, so that one worker and many give the same sequence. No more than a few
// finished things wait to be taken, whatever n is. It is the only worker pool of
// the program.
//
// When the context ends, or the consumer has had enough, the workers stop after
// what they have in hand; inOrder returns when all of them have. A panic in one of them
// stops all, and goes on in who called.
func inOrder[T any](ctx context.Context, n, workers int, make1 func(ctx context.Context, i int) T) iter.Seq[T] {
	workers = min(crew(workers), n)
	return func(yield func(T) bool) {
		ctx, stop := context.WithCancel(ctx)
		var group sync.WaitGroup
		var fault atomic.Pointer[any]
		defer func() {
			stop()
			group.Wait()
			if v := fault.Load(); v != nil {
				panic(*v)
			}
		}()

		slots := make([]chan T, n)
		for i := range slots {
			slots[i] = make(chan T, 1)
		}
		room := make(chan struct{}, 2*workers)
		var next atomic.Int64
		for range workers {
			group.Go(func() {
				defer func() {
					if v := recover(); v != nil {
						fault.CompareAndSwap(nil, &v)
						stop()
					}
				}()
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

// deepen makes the stack of a goroutine that has just begun as deep as a stage needs
// it, 16 KB. It begins with 2, and Go would copy it each time it is full, with all the
// calls that stand on it.
//
//go:noinline
func deepen() {
	var depth [12 << 10]byte
	reach(&depth)
}

// reach touches a stack, so that it is there.
//
//go:noinline
func reach(depth *[12 << 10]byte) { depth[0] = 1 }
