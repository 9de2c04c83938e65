using FsCheck;
using FsCheck.Fluent;

namespace Community.Text;

/// <summary>Texts as the world sends them: every script, lone surrogates, joiners, marks, markers, control characters.</summary>
public static class HostileText
{
    private static readonly string[] Pieces =
    [
        "a", "B", "z9", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\0", "\u0007", "\u0085", "\u2028", "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "😀", "🧱", "👨‍👩‍👧",
        "ø", "Æ", "å", "A\u030A", "İ", "I", "ı", "i\u0307", "ß", "ẞ", "ﬁ", "Å", "ς", "Σ", "ي", "ى", "ی", "ك", "ک", "ة", "ئ", "آ", "ۀ", "ه\u0654", "می\u200Cخواهم", "ـ", "\u064B", "\u0653",
        "۱۲", "٣", "５", "½", "東", "京", "都", "が", "か\u309A\u3099", "ｶﾞ", "ー", "한", "\u1100", "\u1161", "\u11A8", "𠀀", "\u0301", "\u0323", "\u0338", "\u200D", "\u200E", "\u202E",
        "## :today:", "## :better:", "\\", "##", ":better:", "@marie", "[", "](", ")", "*", "_", "`", ">", "- ", "1. ", "<b>", "javascript:", "&#x6a;", "http://a.example", "…", "-", ".",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Elements(Pieces),
        Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString()));

    public static Arbitrary<string> Texts { get; } = Arb.From(Piece.ListOf().Select(string.Concat), Shorter);

    public static Arbitrary<(string One, string Other)> Pairs { get; } =
        Arb.From(Texts.Generator.SelectMany(one => Texts.Generator.Select(other => (one, other))));

    public static void Check<T>(this Arbitrary<T> inputs, Func<T, bool> holds, int runs = 2_000) =>
        Prop.ForAll(inputs, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(runs));

    private static IEnumerable<string> Shorter(string text) =>
        Enumerable.Range(0, text.Length).Select(at => text.Remove(at, 1));
}
