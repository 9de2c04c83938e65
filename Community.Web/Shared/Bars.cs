using System.Globalization;

namespace Community.Shared;

/// <summary>A chart of bars that tells the truth: a linear axis from nothing to the whole, a figure beside every bar, its table one press away.</summary>
/// <param name="Id">Of the element, and of its heading.</param>
/// <param name="Title">What is shown.</param>
/// <param name="Words">How it was counted.</param>
/// <param name="Whole">Where the axis ends, in the unit of the values.</param>
/// <param name="Ends">The axis' two ends as the reader writes them.</param>
/// <param name="Columns">Heads of the table: what, how much, of how many.</param>
/// <param name="Rows">From top to bottom.</param>
public sealed record Bars(string Id, string Title, string Words, double Whole, (string From, string To) Ends, (string What, string HowMuch, string OfHowMany) Columns, IReadOnlyList<Bar> Rows);

/// <param name="Label">What the bar stands for.</param>
/// <param name="Value">In the unit of the axis; null when there is nothing to tell.</param>
/// <param name="Figure">The value as the reader writes it.</param>
/// <param name="Of">Of how many it tells, as the reader writes it.</param>
/// <param name="Tone">A class that colours it by stage or state; none is the common one.</param>
public sealed record Bar(string Label, double? Value, string Figure, string Of, string Tone = "")
{
    /// <summary>How long it is drawn, in hundredths of the axis.</summary>
    public string Length(double whole) => whole <= 0 ? "0" : Math.Clamp((Value ?? 0) / whole * 100, 0, 100).ToString("0.##", CultureInfo.InvariantCulture);
}
