using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Community.Text;

namespace Community.Threads;

public sealed class MarkdownSafetyTests
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "p", "br", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "del", "a", "hr",
    };

    public static TheoryData<string> Vectors { get; } =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//e.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script\n>alert(1)</script\n>",
        "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">", "<img/src=x/onerror=alert(1)>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>", "<svg><animate onbegin=alert(1)>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<template><img src=x onerror=alert(1)></template>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<iframe src=\"javascript:alert(1)\"></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=\"javascript:alert(1)\">", "<embed src=data:text/html,x>",
        "<base href=//e.example>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<link rel=stylesheet href=//e.example>", "<style>@import '//e.example'</style>",
        "<form action=javascript:alert(1)><button>x</button></form>", "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>",
        "<a href=\"javascript:alert(1)\">x</a>", "<p style=\"background:url(javascript:alert(1))\">x</p>", "<!--><img src=x onerror=alert(1)>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?><b onclick=x>",
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](<javascript:alert(1)>)", "[a](  javascript:alert(1)  )", "[a](java\tscript:alert(1))", "[a](<java\nscript:alert(1)>)", "[a](\u0001javascript:alert(1))",
        "[a](javascript&colon;alert(1))", "[a](&#106;avascript:alert(1))", "[a](&#x6A;&#x61;vascript&#58;alert(1))", "[a](javascript&#x3A;alert(1))", "[a](java&Tab;script:alert(1))", "[a](java&NewLine;script:alert(1))", "[a](&#1;javascript:alert(1))",
        "[a](java\\script:alert(1))", "[a](javascript\\:alert(1))", "[a](%6aavascript:alert(1))", "[a](javascript%3Aalert(1))", "[a](j\u200Bavascript:alert(1))", "[a](ｊavascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[a](DATA:text/html,<script>alert(1)</script>)", "[a](vbscript:msgbox(1))", "[a](VbScRiPt:msgbox(1))", "[a](file:///etc/passwd)", "[a](blob:https://a.example/1)",
        "[a](view-source:javascript:1)", "[a](feed:javascript:alert(1))", "[a](intent://x#Intent;end)", "[a](//e.example)", "[a](\\\\e.example)", "[a](/\\e.example)", "[a](https:javascript:alert(1))", "[a](http:\\\\e.example)",
        "[a][x]\n\n[x]: javascript:alert(1)", "[x]\n\n[x]: <javascript:alert(1)> \"t\"", "[a][x]\n\n[x]: &#106;avascript:alert(1)", "[x][]\n\n[x]: data:text/html,x", "[a][x]\n\n[x]:\njavascript:alert(1)",
        "<javascript:alert(1)>", "<JAVASCRIPT:alert(1)>", "<data:text/html,<b>>", "<vbscript:x>", "<javascript&colon;alert(1)>", "<tel:1>", "<ftp://e.example>", "javascript:alert(1)", "ftp://e.example tel:1",
        "![a](javascript:alert(1))", "![a](data:image/svg+xml,<svg/onload=alert(1)>)", "![a][x]\n\n[x]: javascript:alert(1)", "![a](https://a.example/\"onerror=\"alert(1))", "![\"onerror=\"alert(1)](https://a.example/x.png)",
        "[a](https://a.example/\"onmouseover=\"alert(1))", "[a](https://a.example '\" onmouseover=\"alert(1)')", "[a](https://a.example \"x\\\" onclick=alert(1) y=\\\"\")", "[a](<https://a.example/\" onclick=\"alert(1)>)", "[<img src=x onerror=alert(1)>](https://a.example)",
        "[a](https://a.example){onclick=alert(1)}", "# h {#id .c onclick=alert(1)}", "a{style=\"x\"}", "[a](https://a.example){target=_blank}",
        "```\" onclick=alert(1) x=\"\ncode\n```", "```<script>\nalert(1)\n```", "~~~js{onclick=alert(1)}\nx\n~~~", "`<img src=x onerror=alert(1)>`", "    <script>alert(1)</script>",
        "[a](https://a.example\u202E/gpj.exe)", "\u202E<script>alert(1)</script>", "[\u202Etxt](https://a.example)", "https://a.example/\u202Egpj.exe", "<https://a.example/\u2066x>",
        "[a]([b](javascript:alert(1)))", "[[a](javascript:1)](https://a.example)", "[![a](javascript:alert(1))](javascript:alert(2))", "[![a](https://a.example)](javascript:alert(2))", "*[a*](javascript:alert(1))", "[a](https://a.example)](javascript:alert(1))",
        "@marie\"onclick=alert(1)", "@<script>alert(1)</script>", "@marie/../../x", "[@marie](javascript:alert(1))", "https://a.example/<script>alert(1)</script>", "https://a.example\"onclick=alert(1)", "www.a.example'onclick=alert(1)",
        "- <script>\n- alert(1)\n- </script>", "> <img src=x\n> onerror=alert(1)>", "|<b>|\n|-|\n|<script>|", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "\\<script>alert(1)\\</script>", "<x onclick=alert(1)>y", "</p><script>alert(1)</script>",
        "[a](mailto:a@b.example?subject=\"onclick=\"alert(1))", "[a](mailto:javascript:alert(1))", "<a@b.example\"onclick=alert(1)>", "[^1]\n\n[^1]: <script>alert(1)</script>", "- [ ] <input onfocus=alert(1)>", "$$\\href{javascript:alert(1)}{x}$$", "^^^ <script>", "::: {onclick=x}\ny\n:::",
        "![x](https://youtube.example/embed)", "[a](https://a.example\0javascript:alert(1))", "<\0script>alert(1)</script>",
    ];

    [Fact]
    public void The_corpus_is_a_good_one() => Assert.True(Vectors.Count > 130);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void No_vector_leaves_the_allowed_elements_attributes_and_schemes(string vector)
    {
        AssertSafe(vector);
        AssertSafe(CleanText.Clean(vector));
        AssertSafe($"> - {vector}");
        // As the plain words of a text that is too entangled to parse.
        AssertSafe($"{new string('>', 40)}\n\n{vector}");
    }

    [Fact]
    public void Neither_does_anything_made_of_hostile_pieces() => HostileText.Texts.Check(text => Fault(text) is null, 5_000);

    private static void AssertSafe(string text)
    {
        var fault = Fault(text);
        Assert.True(fault is null, $"{fault} from {text}");
    }

    private static string? Fault(string text)
    {
        var html = Markdown.Render(text, new HashSet<string>(StringComparer.Ordinal) { "marie" });
        var page = new HtmlParser().ParseDocument($"<body>{html}</body>");
        if (page.Head!.ChildNodes.Length > 0) return $"something in the head: {html}";
        if (page.Descendants<IComment>().Any()) return $"a comment: {html}";
        return page.Body!.QuerySelectorAll("*").Select(Fault).FirstOrDefault(fault => fault is not null);
    }

    private static string? Fault(IElement element) => element switch
    {
        _ when !Elements.Contains(element.LocalName) => $"element {element.LocalName}",
        _ when element.NamespaceUri != "http://www.w3.org/1999/xhtml" => $"namespace {element.NamespaceUri}",
        _ => element.Attributes.Where(attribute => !IsAllowed(element, attribute)).Select(attribute => $"{element.LocalName} {attribute.Name}={attribute.Value}").FirstOrDefault(),
    };

    private static bool IsAllowed(IElement element, IAttr attribute) => (element.LocalName, attribute.Name) switch
    {
        (not ("a" or "li" or "br" or "code"), "dir") => attribute.Value is "auto",
        ("ol", "start") => attribute.Value.All(char.IsAsciiDigit),
        ("a", "title") => true,
        ("a", "rel") => attribute.Value is "ugc nofollow noopener",
        ("a", "href") => attribute.Value is "/members/marie" || (element.GetAttribute("rel") is not null && IsWeb(attribute.Value)),
        _ => false,
    };

    private static bool IsWeb(string url) => !url.Any(char.IsControl)
        && (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase));
}
