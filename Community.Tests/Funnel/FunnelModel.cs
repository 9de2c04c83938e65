using Community.Ideas;
using static Community.Funnel.HandTable;

namespace Community.Funnel;

/// <summary>Who tries something, by office.</summary>
public enum Actor
{
    Author,
    Member,
    Ambassador,
    Deputy,
    OtherAmbassador,
    ProductManager,
    OtherProductManager,
    CommunityTeam,
    Administrator,
}

/// <summary>What is different about one idea from the start.</summary>
public sealed record Beginning(bool OfTheClub, bool Undecided, bool Escalated);

/// <summary>One try: somebody wants the idea in a stage, with so many characters.</summary>
/// <param name="Pick">Chooses a row of the hand table to follow; where none fits, and for every third, the stage is taken as drawn.</param>
public sealed record Try(int Pick, IdeaStage To, Actor By, int Length, bool ByMove, bool SaysPipeline);

/// <summary>What the portal ought to do: a page of plain rules, without a database.</summary>
internal sealed class FunnelModel(Beginning beginning)
{
    private readonly HashSet<Actor> carried = [];

    public IdeaStage Stage { get; private set; } = IdeaStage.Draft;

    public List<(IdeaStage From, IdeaStage To, Actor By, bool Answered)> History { get; } = [];

    public int Posts { get; private set; }

    public int Carried => carried.Count;

    public bool Answered { get; private set; }

    /// <summary>Drawn blindly most tries would be refused; two of three follow the table instead, made by somebody who may.</summary>
    public Try Steer(Try drawn)
    {
        var rows = Rows.Where(row => row.From == Stage).ToList();
        if (drawn.Pick % 3 == 0 || rows.Count == 0) return drawn;
        // Each choice from digits of its own: one remainder for two choices left out the first of three rows.
        var row = rows[drawn.Pick / 3 % rows.Count];
        var by = row.Who switch
        {
            Who.Author => Actor.Author,
            Who.Ambassador => Actor.Ambassador,
            _ => beginning.Undecided ? Actor.Administrator : drawn.Pick / 300 % 2 == 0 ? Actor.ProductManager : Actor.Administrator,
        };
        return drawn with { To = row.To, By = by, ByMove = false };
    }

    /// <summary>The key of the refusal, or null after the move was made.</summary>
    public string? Expect(Try wanted)
    {
        if (Stage == IdeaStage.Draft && wanted.By != Actor.Author) return "Shared.NotFound";
        var refusal = wanted switch
        {
            { ByMove: false, To: IdeaStage.Forwarded } => ExpectForward(wanted),
            { ByMove: false, To: IdeaStage.Open or IdeaStage.Withdrawn } => ExpectAuthors(wanted),
            _ => ExpectAnswer(wanted),
        };
        return refusal;
    }

    private string? ExpectAuthors(Try wanted)
    {
        // Publishing what is published is a second press of the same button: no move, and no refusal.
        if (Stage == IdeaStage.Open && wanted is { To: IdeaStage.Open, By: Actor.Author }) return null;
        if (!Rows.Any(row => row.From == Stage && row.To == wanted.To)) return "Funnel.NoSuchMove";
        if (wanted.By != Actor.Author) return "Funnel.OnlyTheAuthor";
        Move(wanted, post: Stage != IdeaStage.Draft);
        return null;
    }

    private string? ExpectForward(Try wanted)
    {
        if (Stage is IdeaStage.Planned or IdeaStage.Launched or IdeaStage.NotNow) return "Funnel.NotToBeSeconded";
        if (Stage is IdeaStage.Draft or IdeaStage.Withdrawn) return "Funnel.NoSuchMove";
        if (wanted.By is not (Actor.Ambassador or Actor.OtherAmbassador)) return "Funnel.OnlyAmbassadors";
        if (wanted.Length < 40) return "Funnel.StatementLength";
        if (carried.Contains(wanted.By)) return "Funnel.GroupHasForwarded";
        if (Stage == IdeaStage.Open && !(beginning.OfTheClub && wanted.By == Actor.Ambassador)) return "Funnel.TooFewOfTheGroup";
        carried.Add(wanted.By);
        if (Stage == IdeaStage.Open) Move(wanted, post: true);
        return null;
    }

    private string? ExpectAnswer(Try wanted)
    {
        var rows = Rows.Where(row => row.From == Stage && row.To == wanted.To && row.Who == Who.ProductManager).ToList();
        if (rows.Count == 0) return "Funnel.NoSuchMove";
        if (wanted.By != Actor.Administrator)
        {
            if (beginning.Undecided) return "Funnel.OnlyAdministrators";
            var may = wanted.By == Actor.ProductManager || (wanted.By == Actor.CommunityTeam && beginning.Escalated);
            if (!may) return "Funnel.OnlyItsProductManagers";
        }

        if (rows[0].Answer && wanted.Length < 40) return "Funnel.AnswerLength";
        if (wanted.To == IdeaStage.Launched && !wanted.SaysPipeline) return "Funnel.PipelineUnsaid";
        Answered |= rows[0].Answer;
        Move(wanted, post: true, rows[0].Answer);
        return null;
    }

    private void Move(Try wanted, bool post, bool answered = false)
    {
        History.Add((Stage, wanted.To, wanted.By, answered));
        Stage = wanted.To;
        Posts += post ? 1 : 0;
    }
}
