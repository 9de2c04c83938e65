using Community.Events;

namespace Community.Members;

public sealed record MemberRegistered(long MemberId) : DomainEvent;

/// <summary>The mail that confirms an address is wanted once more.</summary>
public sealed record ConfirmationAsked(long MemberId) : DomainEvent;

/// <summary>Somebody tried to register an address that has its account; its owner is told, and nobody else.</summary>
public sealed record RegisteredAgain(long MemberId) : DomainEvent;

/// <summary>Raised for every address that is asked, so that both cases cost the same; null where nobody has it.</summary>
public sealed record ResetAsked(long? MemberId) : DomainEvent;

/// <summary>Every device was signed out at the member's wish.</summary>
public sealed record SessionsEnded(long MemberId) : DomainEvent;

public sealed record PasswordChanged(long MemberId) : DomainEvent;

/// <summary>What changed about how a member signs in.</summary>
public enum SignInChange
{
    FactorOn,
    FactorOff,
    RecoveryCodesRenewed,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
    LinkAdded,
    LinkRemoved,
}

/// <summary>Signing in works otherwise than before; never news to the owner, or urgent news.</summary>
public sealed record SignInChanged(long MemberId, SignInChange Change) : DomainEvent;

/// <summary>The new address waits with the member until it is confirmed.</summary>
public sealed record EmailChangeAsked(long MemberId) : DomainEvent;

/// <summary>A role, an office or a membership came or went: whoever listens live is asked again whether they may.</summary>
public sealed record RightsChanged(long MemberId) : DomainEvent;

/// <summary>What a member says of themselves, or in which group they count, is another now; their name stands on many pages.</summary>
public sealed record ProfileEdited(long MemberId) : DomainEvent;
