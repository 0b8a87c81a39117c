using System.Buffers;
using System.Text.RegularExpressions;

namespace Quell.Domain.Text;

/// <summary>Takes secrets out of text from outside, where it enters and before it is kept or shown.</summary>
/// <remarks>
/// What goes: user info, query and fragment of every URL (a presigned one is a bearer secret); values after secret-like
/// flags, assignments, headers and members; values of known tools' password flags; tokens that say what they are;
/// private keys; the last-applied annotation; the environment in <c>kubectl describe</c>. Access key ids stay: they are
/// what a person has to act on. It errs on the side of taking too much, and doing it twice changes nothing.
/// JSON is better read by <see cref="JsonRedaction"/>, which knows its structure.
/// </remarks>
public static class Redaction
{
    /// <summary>Stands where a secret stood.</summary>
    public const string Mark = "…redacted";

    private const int MaxPasses = 8;

    // Every rule needs one of these words, so most texts are answered by one vectorised search.
    private static readonly SearchValues<string> s_signs = SearchValues.Create(
        [
            ":/",
            ":\\/",
            "pass",
            "pwd",
            "secret",
            "token",
            "key",
            "cred",
            "auth",
            "cookie",
            "sig=",
            "signature",
            "eyJ",
            "gh",
            "xox",
            "sk_live",
            "glpat",
            "AIza",
            "curl",
            "redis-cli",
            "mysql",
            "mariadb",
            "ldap",
            "smbclient",
            "docker",
            "podman",
            "nerdctl",
            "last-applied",
            "Environment",
            "env:",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>The text without its secrets.</summary>
    public static string Of(string text)
    {
        try
        {
            return UntilStable(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return Mark; // Text made to be slow to read is not shown at all.
        }
    }

    private static string UntilStable(string text)
    {
        // One rule can uncover what another one looks for; each only takes away, so this ends.
        for (var pass = 0; pass < MaxPasses && text.AsSpan().ContainsAny(s_signs); pass++)
        {
            var once = Once(text);
            if (string.Equals(once, text, StringComparison.Ordinal))
            {
                break;
            }

            text = once;
        }

        return text;
    }

    /// <summary>True when an argument is a flag whose value, the next argument, is a secret.</summary>
    public static bool IsSecretFlag(string argument) => Holds(SecretPatterns.BareFlag(), argument);

    /// <summary>True when a member, header or variable of this name holds a secret.</summary>
    public static bool IsSecretName(string name) => Holds(SecretPatterns.Name(), name);

    /// <summary>A name made to be slow to read is taken for a secret's.</summary>
    private static bool Holds(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static string Once(string text)
    {
        text = SecretPatterns.PrivateKey().Replace(text, Mark);
        text = YamlSecrets.Redact(text);
        text = SecretPatterns.LastApplied().Replace(text, "${name}" + Mark);
        text = DescribedEnvironment.Redact(text);
        text = SecretPatterns.Url().Replace(text, static url => SecretUrl.Redact(url.Value));
        text = SecretPatterns.Authorization().Replace(text, "${name}" + Mark);
        text = SecretPatterns.ToolFlag().Replace(text, "${flag}" + Mark);
        text = SecretPatterns.Assignment().Replace(text, "${name}${open}" + Mark + "${close}");
        text = SecretPatterns.Flag().Replace(text, "${flag}${open}" + Mark + "${close}");
        return SecretPatterns.KnownToken().Replace(text, Mark);
    }
}
