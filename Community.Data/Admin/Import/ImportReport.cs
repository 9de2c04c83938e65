namespace Community.Admin;

/// <summary>How far an import has come, in rows.</summary>
public sealed record ImportProgress(int Done, int Total);

/// <summary>A row that was not taken, and why.</summary>
public sealed record RefusedRow(int Line, Refusal Reason);

/// <summary>What became of every row of a file.</summary>
/// <param name="Rows">Rows below the header.</param>
/// <param name="Added">Ideas that are new, or votes lent.</param>
/// <param name="TakenBack">Votes that a ballot took back.</param>
/// <param name="Unchanged">Rows that had been imported before, or asked for what was so already.</param>
/// <param name="Superseded">Ballots followed by a later one of the same person on the same idea.</param>
/// <param name="Refused">In the order of the file.</param>
public sealed record ImportReport(int Rows, int Added, int TakenBack, int Unchanged, int Superseded, IReadOnlyList<RefusedRow> Refused);
