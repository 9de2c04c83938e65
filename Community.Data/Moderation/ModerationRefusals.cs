namespace Community.Moderation;

/// <summary>Every no that reporting and deciding can give.</summary>
public static class ModerationRefusals
{
    public const int NoteMaximum = 1_000;
    public const int ReasonMinimum = 3;
    public const int ReasonMaximum = 500;

    public static readonly Refusal OnlyIllegalWithoutAccount = Refusal.Input("Moderation.OnlyIllegalWithoutAccount", "Ground");
    public static readonly Refusal GroundMissing = Refusal.Input("Moderation.GroundMissing", "Ground");
    public static readonly Refusal NoteLength = Refusal.Input("Moderation.NoteLength", "Note", NoteMaximum);
    public static readonly Refusal OwnWords = Refusal.Rule("Moderation.OwnWords");
    public static readonly Refusal OnlyTenders = Refusal.Forbidden("Moderation.OnlyTenders");
    public static readonly Refusal NotOnOwnWords = Refusal.Forbidden("Moderation.NotOnOwnWords");
    public static readonly Refusal AnswersAreForTheTeam = Refusal.Forbidden("Moderation.AnswersAreForTheTeam");
    public static readonly Refusal ReasonLength = Refusal.Input("Moderation.ReasonLength", "Reason", ReasonMinimum, ReasonMaximum);
    public static readonly Refusal AlreadyDecided = Refusal.Rule("Moderation.AlreadyDecided");
    public static readonly Refusal AlreadyHidden = Refusal.Rule("Moderation.AlreadyHidden");
    public static readonly Refusal NotHidden = Refusal.Rule("Moderation.NotHidden");
    public static readonly Refusal TakenAway = Refusal.Rule("Moderation.TakenAway");
}
