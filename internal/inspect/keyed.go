package inspect

import "malbild/internal/pdfread"

// keyed walks a name tree or a number tree (7.9.6, 7.9.7), whose leaves have keys and
// values in turn under «Names» or «Nums», until it has no more or visit says no.
func (d *pdfDoc) keyed(root pdfread.Object, pairs pdfread.Name, visit func(key, value pdfread.Object) bool) {
	seen := map[int]bool{}
	queue := []pdfread.Object{root}
	for len(queue) > 0 {
		o := queue[0]
		queue = queue[1:]
		if n := pdfread.RefNumber(o); n != 0 {
			if seen[n] {
				continue
			}
			seen[n] = true
		}
		node := d.Dict(o)
		a := d.Array(node.Raw(pairs))
		for i := 0; i+1 < len(a); i += 2 {
			if !visit(a[i], a[i+1]) {
				return
			}
		}
		if kids := d.Array(node.Raw("Kids")); len(queue)+len(kids) < maxElems {
			queue = append(queue, kids...)
		}
	}
}

// numberTree reads a number tree into a map.
func (d *pdfDoc) numberTree(root pdfread.Object) map[int]pdfread.Object {
	out := map[int]pdfread.Object{}
	d.keyed(root, "Nums", func(key, value pdfread.Object) bool {
		if n, ok := d.Int(key); ok {
			out[n] = value
		}
		return len(out) < maxElems
	})
	return out
}
