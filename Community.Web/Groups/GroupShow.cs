using Community.Ideas;

namespace Community.Groups;

/// <summary>The page of a group, with what was typed into its forms.</summary>
public sealed record GroupShow(GroupHead Head, GroupPortrait Portrait, string Note = "", string Why = "");

/// <summary>The list and the map, and what was looked for.</summary>
public sealed record GroupIndex(GroupPage Page, GroupSearch Search, long Groups, IReadOnlyList<string> Countries, IReadOnlyList<string> Languages, WorldMap Map, bool Deep);

public sealed record GroupMembers(GroupHead Head, RosterPage Roster, string Words, bool Deep);

public sealed record GroupIdeas(GroupHead Head, IReadOnlyList<Ideas.IdeaCard> Cards, IReadOnlySet<long> Voted, string? Next, bool Deep);

/// <summary>The desk as a page; knows the address that invitations are written with.</summary>
/// <param name="MayForward">Tending is not carrying: only the ambassador forwards, or a deputy while the office is vacant.</param>
public sealed record DeskPage(GroupHead Head, Desk Desk, bool MayForward, string Address, long Stamp);

/// <summary>The joins and reports that wait, as the desk shows them and as a press on it answers.</summary>
public sealed record Waits(string Slug, Desk Desk);

/// <summary>The sheet on which an ambassador says why an idea should go to the product team.</summary>
public sealed record ForwardSheet(GroupHead Head, ReadyIdea Idea, Desk Desk, int AnswerWithinDays, ConceptBeside Beside, string Statement = "");

/// <summary>Whom somebody who tends the group is about to ban.</summary>
public sealed record BanPage(GroupHead Head, Members.Person Person);

/// <summary>What an invitation opens.</summary>
public sealed record InvitationPage(GroupHead Head, string Code, bool Open, string? Ambassador, string Excerpt);

/// <summary>Which tab of a group is open.</summary>
public sealed record GroupTop(GroupHead Head, string Tab);
