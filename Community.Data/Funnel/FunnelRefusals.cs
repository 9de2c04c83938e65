namespace Community.Funnel;

/// <summary>Every no the funnel can give.</summary>
public static class FunnelRefusals
{
    public const int WordsMinimum = 40;
    public const int WordsMaximum = 4_000;

    public static readonly Refusal AlreadyPublished = Refusal.Rule("Funnel.AlreadyPublished");
    public static readonly Refusal NoSuchMove = Refusal.Rule("Funnel.NoSuchMove");
    public static readonly Refusal OnlyTheAuthor = Refusal.Forbidden("Funnel.OnlyTheAuthor");
    public static readonly Refusal OnlyItsProductManagers = Refusal.Forbidden("Funnel.OnlyItsProductManagers");
    public static readonly Refusal OnlyAdministrators = Refusal.Forbidden("Funnel.OnlyAdministrators");
    public static readonly Refusal NoBoard = Refusal.Forbidden("Funnel.NoBoard");
    public static readonly Refusal OnlyAmbassadors = Refusal.Forbidden("Funnel.OnlyAmbassadors");
    public static readonly Refusal GroupIsNotRunning = Refusal.Rule("Funnel.GroupIsNotRunning");
    public static readonly Refusal TooFewOfTheGroup = Refusal.Rule("Funnel.TooFewOfTheGroup", StageTable.VotersForForeignForward);
    public static readonly Refusal QuotaIsSpent = Refusal.Rule("Funnel.QuotaIsSpent");
    public static readonly Refusal GroupHasForwarded = Refusal.Rule("Funnel.GroupHasForwarded");
    public static readonly Refusal NotToBeSeconded = Refusal.Rule("Funnel.NotToBeSeconded");
    public static readonly Refusal StatementLength = Refusal.Input("Funnel.StatementLength", "Statement", WordsMinimum, WordsMaximum);
    public static readonly Refusal AnswerLength = Refusal.Input("Funnel.AnswerLength", "Answer", WordsMinimum, WordsMaximum);
    public static readonly Refusal NobodyOwnsIt = Refusal.Rule("Funnel.NobodyOwnsIt");
    public static readonly Refusal UnknownOwner = Refusal.Input("Funnel.UnknownOwner", "Owner");
    public static readonly Refusal NowhereChosen = Refusal.Input("Funnel.NowhereChosen", "To");
    public static readonly Refusal PipelineUnsaid = Refusal.Input("Funnel.PipelineUnsaid", "InPipelineBefore");
    public static readonly Refusal NothingChosen = Refusal.Input("Funnel.NothingChosen", "Ideas");
    public static readonly Refusal NoneMoved = Refusal.Rule("Funnel.NoneMoved");
    public static readonly Refusal TooManyChosen = Refusal.Input("Funnel.TooManyChosen", "Ideas", MoveIdeas.Most);
    public static readonly Refusal ViewNameLength = Refusal.Input("Funnel.ViewNameLength", "Name", SavedView.NameMaximum);
    public static readonly Refusal ViewNameTaken = Refusal.Input("Funnel.ViewNameTaken", "Name");
    public static readonly Refusal TooManyViews = Refusal.Rule("Funnel.TooManyViews", SavedView.PerMember);
    public static readonly Refusal LaunchOneByOne = Refusal.Input("Funnel.LaunchOneByOne", "To");

    /// <summary>Nobody has this handle.</summary>
    public static Refusal UnknownCredit(string handle) => Refusal.Input("Funnel.UnknownCredit", "Credits", handle);
}
