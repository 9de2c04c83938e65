using Community.Pictures;
using Community.Platform;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Community.Members;

/// <summary>What the registration form carries.</summary>
public sealed class RegisterForm
{
    public string Name { get; set; } = "";
    public string Email { get; set; } = "";
    public string Password { get; set; } = "";
    public string Handle { get; set; } = "";
    public string Country { get; set; } = "";
    public List<string?> Languages { get; set; } = [];
    public string TimeZone { get; set; } = "";
    public bool Adult { get; set; }
    public string? Next { get; set; }

    public Registration As(string culture) => new(Name ?? "", Email ?? "", Password ?? "", Handle ?? "", Country ?? "", [.. Languages.OfType<string>()], TimeZone ?? "", culture, Adult);
}

/// <summary>What the sign-in form carries.</summary>
public sealed class SignInForm
{
    public string Email { get; set; } = "";
    public string Password { get; set; } = "";
    public bool Stay { get; set; }
    public string? Next { get; set; }

    /// <summary>The idea somebody comes from, to be said where they sign in.</summary>
    [BindNever]
    public string? From { get; set; }
}

/// <summary>A link from a mail and what is typed on its page.</summary>
public sealed class LinkForm
{
    public long Member { get; set; }
    public string Token { get; set; } = "";
    public string Password { get; set; } = "";
}

/// <summary>An address to which a mail is wanted.</summary>
public sealed class ForgotForm
{
    public string Email { get; set; } = "";
}

/// <summary>A new password, or a new address, and the password that proves the right to it.</summary>
public sealed class SecurityForm
{
    public string Current { get; set; } = "";
    public string Code { get; set; } = "";
    public string Password { get; set; } = "";
    public string Email { get; set; } = "";
}

/// <summary>What proves the right to set up a second factor, or to weaken it.</summary>
public sealed class FactorForm
{
    public string Current { get; set; } = "";
    public string Code { get; set; } = "";
}

/// <summary>A new passkey: what the browser made, how it is called, and what proves the right to it.</summary>
public sealed class PasskeyForm
{
    public string Name { get; set; } = "";
    public string Current { get; set; } = "";
    public string Code { get; set; } = "";
    public string Credential { get; set; } = "";
}

/// <summary>What the browser answers with a passkey of its own.</summary>
public sealed class PasskeySignInForm
{
    public string Credential { get; set; } = "";
    public bool Stay { get; set; }
    public string? Next { get; set; }
}

/// <summary>The code of the second step.</summary>
public sealed class CodeForm
{
    public string Code { get; set; } = "";
}

/// <summary>What a member says of themselves.</summary>
public sealed class ProfileForm
{
    public string Name { get; set; } = "";
    public string Handle { get; set; } = "";
    public string About { get; set; } = "";
    public string Country { get; set; } = "";
    public List<string?> Languages { get; set; } = [];
    public string TimeZone { get; set; } = "";
    public string Culture { get; set; } = "en";

    /// <summary>The portrait, or that none is wanted; null where the form has no place for it.</summary>
    public List<PictureChoice>? Pictures { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<PictureLook> Portrait { get; set; } = [];

    public static ProfileForm Of(Member member) => new()
    {
        Name = member.Name,
        Handle = member.Handle,
        About = member.About,
        Country = member.Country,
        Languages = [.. member.Languages],
        TimeZone = member.TimeZone,
        Culture = member.Culture,
    };

    public ProfileDraft Draft() => new(Name ?? "", Handle ?? "", About ?? "", Country ?? "", [.. Languages.OfType<string>()], TimeZone ?? "", Reader.CultureOf(Culture).Name, Pictures.Chosen());
}
