namespace Community.Groups;

/// <summary>Every no a group can give.</summary>
public static class GroupRefusals
{
    public const int NoteMaximum = 500;

    public static readonly Refusal NotRunning = Refusal.Rule("Groups.NotRunning");
    public static readonly Refusal ByInvitationOnly = Refusal.Rule("Groups.ByInvitationOnly");
    public static readonly Refusal Banned = Refusal.Forbidden("Groups.Banned");
    public static readonly Refusal NotAMember = Refusal.Rule("Groups.NotAMember");
    public static readonly Refusal NothingAsked = Refusal.Rule("Groups.NothingAsked");
    public static readonly Refusal AlreadyDecided = Refusal.Rule("Groups.AlreadyDecided");
    public static readonly Refusal AmbassadorHandsOverFirst = Refusal.Rule("Groups.AmbassadorHandsOverFirst");
    public static readonly Refusal HoldsAnOffice = Refusal.Rule("Groups.HoldsAnOffice");
    public static readonly Refusal InvitationIsOver = Refusal.Rule("Groups.InvitationIsOver");
    public static readonly Refusal NoteLength = Refusal.Input("Groups.NoteLength", "Note", NoteMaximum);
    public static readonly Refusal WhyLength = Refusal.Input("Groups.WhyLength", "Why", NoteMaximum);
}
