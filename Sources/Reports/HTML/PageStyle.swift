/// The page's style sheet: light and dark, phone and print.
enum PageStyle {
    static let text = """
        :root{--back:#fff;--fore:#1b1f24;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;--link:#0550ae;
        --critical:#a40e26;--error:#b62324;--warning:#8a4b00;--notice:#0550ae;--good:#116329}
        @media(prefers-color-scheme:dark){:root{--back:#0d1117;--fore:#e6edf3;--soft:#a3adb8;--line:#3d444d;--panel:#161b22;
        --link:#79b8ff;--critical:#ff938a;--error:#ff7b72;--warning:#e3b341;--notice:#79b8ff;--good:#56d364}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:76rem;padding:1rem;background:var(--back);color:var(--fore);
        font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
        a{color:var(--link)}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .skip{position:absolute;left:-99rem}.skip:focus{position:static}
        h1{font-size:1.4rem;margin:.2rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
        h3{font-size:1.05rem;margin:1rem 0 .5rem}.problem h3{margin-top:0}h4{font-size:.95rem;margin:.8rem 0 .2rem}
        .verdict{display:inline-block;margin:0;padding:.1rem .8rem;border-radius:1rem;border:2px solid currentColor;
        font-weight:700;text-transform:uppercase;letter-spacing:.05em}
        .verdict.healthy{color:var(--good)}.verdict.critical{color:var(--critical)}.verdict.errors{color:var(--error)}
        .verdict.warnings,.verdict.incomplete{color:var(--warning)}.verdict.notices{color:var(--notice)}
        .facts{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:.8rem 0}.facts div{min-width:6rem}
        dt{color:var(--soft);font-size:.8rem}dd{margin:0}
        nav{position:sticky;top:0;background:var(--back);border-bottom:1px solid var(--line);padding:.4rem 0;z-index:1;
        display:flex;flex-wrap:wrap;gap:1.2rem}
        code,pre,.evidence td{font-family:ui-monospace,monospace;font-size:.88rem}
        pre{margin:0;padding:.6rem;background:var(--panel);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap}
        .filter{display:flex;flex-wrap:wrap;gap:.6rem 1.2rem;align-items:center;margin:.8rem 0}
        .filter[hidden]{display:none}
        input[type=search]{padding:.3rem .5rem;border:1px solid var(--soft);border-radius:6px;background:var(--back);
        color:var(--fore);font:inherit}
        button{padding:.25rem .7rem;border:1px solid var(--soft);border-radius:6px;background:var(--panel);
        color:var(--fore);font:inherit;cursor:pointer}
        .problem{border:1px solid var(--line);border-left:6px solid var(--soft);border-radius:6px;padding:.8rem 1rem;
        margin:1rem 0;content-visibility:auto;contain-intrinsic-size:auto 20rem}
        .problem.critical{border-left-color:var(--critical)}.problem.error{border-left-color:var(--error)}
        .problem.warning{border-left-color:var(--warning)}.problem.notice{border-left-color:var(--notice)}
        .label{font-size:.75rem;font-weight:700;text-transform:uppercase;letter-spacing:.05em}
        .critical .label,.label.critical{color:var(--critical)}.error .label,.label.error{color:var(--error)}
        .warning .label,.label.warning{color:var(--warning)}.notice .label,.label.notice{color:var(--notice)}
        .messages{padding-left:1.2rem;margin:.3rem 0}
        .evidence{border-collapse:collapse;margin:.3rem 0;font-size:.88rem}
        .evidence caption{position:absolute;left:-99rem}
        .evidence th{text-align:left;font-weight:400;color:var(--soft);padding:.1rem 1rem .1rem 0;vertical-align:top}
        .explain{white-space:pre-line}.none{color:var(--good);font-weight:600}.legend{color:var(--soft);font-size:.88rem}
        summary{cursor:pointer;padding:.2rem 0}
        .copy{position:relative;margin:.3rem 0}.copy pre{padding-right:5rem}.copy-button{position:absolute;top:.35rem;right:.35rem}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.8rem}
        .card{margin:0;border:1px solid var(--line);border-radius:6px;padding:.5rem .7rem;content-visibility:auto;
        contain-intrinsic-size:auto 8rem}
        .card svg{width:100%;height:auto;display:block}figcaption{font-size:.88rem;color:var(--soft)}
        .swatch svg{display:inline;width:12px}
        svg text{fill:var(--fore);font-family:ui-monospace,monospace}.address{font-size:13px}
        svg .detail{font-size:10.5px;fill:var(--soft)}svg .mark{font-size:16px}
        .well,svg .mark.well{color:var(--good);fill:var(--good)}
        .suspected,svg .mark.suspected{color:var(--warning);fill:var(--warning)}
        .silent,svg .mark.silent{color:var(--warning);fill:var(--warning)}
        .failed,svg .mark.failed{color:var(--error);fill:var(--error)}
        .link{fill:none;stroke:var(--soft);stroke-width:2}.link.broken{stroke:var(--error);stroke-dasharray:4 3}
        .link.unknown{stroke-dasharray:1 4}
        .slots{width:100%;height:14rem;display:block;border:1px solid var(--line)}
        .timeline{width:100%;min-width:40rem;height:auto;display:block}.lane{stroke:var(--line);fill:none}
        .moment{fill:var(--link)}.latency{display:block}
        .hatch-back{fill:var(--back)}.hatch-line{fill:var(--error)}.conflict{fill:var(--warning)}
        .open rect{fill:var(--fore);stroke:var(--back)}
        .owners,.loose,.troubles{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.88rem}
        .wide{overflow-x:auto}table{border-collapse:collapse}
        .wide th,.wide td{border:1px solid var(--line);padding:.2rem .5rem;font-size:.85rem;text-align:left;font-weight:400}
        .views td.ok{color:var(--good)}.views td.fail,.views td.noaddr,.views td.unknown{color:var(--error);font-weight:700}
        .views td.pfail,.views td.disconnected,.views td.handshake{color:var(--warning);font-weight:700}
        footer{margin:2rem 0 1rem;color:var(--soft);font-size:.88rem}
        @media(max-width:40rem){body{padding:.6rem}.evidence,.evidence tbody,.evidence tr,.evidence th,.evidence td{display:block}}
        @media print{nav,.filter,.copy-button,.skip{display:none!important}
        .problem,.card{break-inside:avoid;content-visibility:visible}body{max-width:none}}
        """
}
