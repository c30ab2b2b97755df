# weasy.py KIND COUNT DATA OUT: tagged PDF files (PDF/UA-1, as it claims) by WeasyPrint, in one process.
import html, json, logging, os, sys, time
import weasyprint
from weasyprint.text.fonts import FontConfiguration

logging.getLogger('weasyprint').setLevel(logging.ERROR)
kind, count, data, out = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
words = json.load(open(os.path.join(data, 'words.json'), encoding='utf-8'))
e = html.escape
faces = ''.join('@font-face{font-family:Roboto;font-weight:%d;src:url(fonts/roboto-%s.ttf)}' % f for f in ((400, 'regular'), (700, 'bold')))

def poster(p):
    def panel(q):
        return '<section style="border-top:3mm solid %s"><h2>%s</h2><p><b>%s</b></p>%s</section>' % (
            q['Ink'], e(q['Title']), e(q['Lead']), ''.join('<p>%s</p>' % e(t) for t in q['Body']))
    css = '@page{size:A3;margin:15mm}body{font:11pt Roboto;hyphens:auto}h1{font-size:36pt;margin:0}.f{text-align:center}.f img{width:130mm}.g{display:flex;gap:8mm}.g section{flex:1}footer{font-size:9pt;columns:3}'
    return css, '<h1>%s</h1><p>%s</p><p>%s</p><p class=f><img src=figure.svg alt="%s"></p>%s<div class=g>%s</div><footer><p>%s</p><ul>%s</ul>%s<p><a href="%s">%s</a></p><img src=qr.svg alt="%s" style="width:25mm"></footer>' % (
        e(p['Title']), e(p['Sender']), e(p['Subject']), e(p['Alt']), panel(p['Panels'][0]), ''.join(map(panel, p['Panels'][1:])), e(p['Sender']),
        ''.join('<li>%s</li>' % e(t) for t in p['Signers']), ''.join('<p>%s</p>' % e(t) for t in p['Notes']), p['Target'], p['Target'], e(p['QR'])), p['Title']

def annex(a):
    css = '@page{size:A4;margin:30mm 25mm;@top-left{content:"%s"}@top-right{content:"%s"}@bottom-right{content:counter(page)" ("counter(pages)")"}}body{font:11pt/1.45 Roboto;hyphens:auto}figure img{width:110mm}' % (a['Head'][0], a['Head'][2])
    body, rows = [], []
    for i, b in enumerate(a['Blocks']):
        k, t = b['Kind'], e(b['Text'])
        if k == 'fact':
            rows.append('<tr><th>%s</th><td>%s</td></tr>' % (e(b['Label']), t))
            continue
        if rows:
            body.append('<table>%s</table>' % ''.join(rows)); rows = []
        if k == 'h': body.append('<h%d id=h%d>%s</h%d>' % (b['Level'], i, t, b['Level']))
        elif k == 'contents': body.append('<h2>%s</h2><ul>%s</ul>' % (t, ''.join('<li><a href="#h%d">%s</a></li>' % (j, e(c['Text'])) for j, c in enumerate(a['Blocks']) if c['Kind'] == 'h' and c['Level'] == 2)))
        elif k == 'figure': body.append('<figure><img src=figure.svg alt="%s"><figcaption>%s</figcaption></figure>' % (t, e(b['Label'])))
        else: body.append('<%s>%s</%s>' % (('blockquote', t, 'blockquote') if k == 'quote' else ('p', t, 'p')))
    return css, ''.join(body), a['Title']

css, body, title = poster(words['Poster']) if kind == 'poster' else annex(words['Annex'])
fonts = FontConfiguration()
variant = {'variant' if weasyprint.VERSION < '58' else 'pdf_variant': 'pdf/ua-1'}
start, work = time.perf_counter(), time.process_time()
for i in range(count):
    name = words['Names'][i]
    page = '<!DOCTYPE html><html lang=sv><meta charset=utf-8><title>%s</title><style>%s</style><body>%s</body></html>' % (e(title), faces + css, body)
    page = page.replace('{{name}}', name)
    weasyprint.HTML(string=page, base_url=data + '/').write_pdf(os.path.join(out, '%03d.pdf' % i), font_config=fonts, **variant)
print('loop %.3f %.3f' % ((time.perf_counter() - start) * 1000, (time.process_time() - work) * 1000), file=sys.stderr)
