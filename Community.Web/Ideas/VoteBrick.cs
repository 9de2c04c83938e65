namespace Community.Ideas;

/// <summary>The brick that carries an idea's votes. It knows no viewer: the shell around it says whether the vote is theirs.</summary>
public sealed record VoteBrick(long IdeaId, long Votes, bool Open);

/// <summary>The shell a page draws around a brick: pushes replace the brick and leave the shell, so one's own press stays.</summary>
public sealed record VoteShell(VoteBrick Brick, bool Mine, string? Size = null);
