using System.Text.RegularExpressions;

namespace Quell.Domain.Text;

/// <summary>Where secrets stand in text. Each pattern is linear in practice and bounded by a time limit.</summary>
internal static partial class SecretPatterns
{
    private const RegexOptions Any =
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    private const RegexOptions Exact = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Milliseconds = 10_000;

    // A name ends in one of these words; access key ids are not secrets, "token-file" and "secretName" only point at one.
    private const string Word =
        "(pass(word|wd|phrase)?|passcode|pwd|secrets?|tokens?|credentials?|cookie|auth|bearer"
        + "|(api|access|private|secret|encryption|routing|integration|account|shared|master|signing|license|storage)[_.-]?key"
        + "|signature|(?<![a-z])sig)";

    private const string NameEnd = "[0-9]{0,3}(?![A-Za-z0-9_.-])";
    private const string Scheme = @"[a-z][a-z0-9+.-]{0,30}:(\\?/){2}";

    // Words that say that there is no value, and our own mark.
    private const string NoValue =
        @"(?!(true|false|null|none|nil)(?![^\s""',;}\])])|<(set to|none|unset|nil|unknown)\b|…redacted)";

    // A quoted value may lack its closing quote where somebody cut the text.
    private const string Quoted =
        @"((?<open>\\[""'])((?!\\[""'])[^\r\n])*(?<close>(\\[""'])?)"
        + @"|(?<open>"")(\\[^\r\n]|[^""\\\r\n])*(?<close>""?)"
        + @"|(?<open>')[^'\r\n]*(?<close>'?))";

    /// <summary>A whole member, header or variable name.</summary>
    [GeneratedRegex(
        @"\A(proc\.env(\[.*)?|evt\.arg\.env|(x-)?authorization|[A-Za-z0-9_.\[\]-]*" + Word + @"[0-9]{0,3})\z",
        Any,
        Milliseconds
    )]
    public static partial Regex Name();

    /// <summary>A flag on its own.</summary>
    [GeneratedRegex(@"\A--?[A-Za-z0-9_.-]*" + Word + @"[0-9]{0,3}\z", Any, Milliseconds)]
    public static partial Regex BareFlag();

    [GeneratedRegex(
        @"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\z)",
        Exact | RegexOptions.Singleline,
        Milliseconds
    )]
    public static partial Regex PrivateKey();

    [GeneratedRegex(
        @"(?<name>last-applied-configuration\\?[""']?\s*[:=]\s*)(?!…redacted)\S[^\r\n]*",
        Any,
        Milliseconds
    )]
    public static partial Regex LastApplied();

    /// <summary>A URL up to where it can no longer be one. <see cref="SecretUrl"/> says what goes of it.</summary>
    [GeneratedRegex(Scheme + @"[^\s""'<>`]*", Any, Milliseconds)]
    public static partial Regex Url();

    [GeneratedRegex(
        @"(?<name>(authorization\\?[""']?\s*[:=]\s*\\?[""']?(?=(digest|aws4-hmac-sha256)\s)|cookie2?[ \t]*:(?>[ \t]*)))(?!…redacted)[^\r\n""']+"
            + @"|(?<name>authorization\\?[""']?\s*[:=]\s*\\?[""']?)(?!…redacted)"
            + @"((bearer|basic|token|negotiate|apikey|splunk)\s+)?[^\s""']+",
        Any,
        Milliseconds
    )]
    public static partial Regex Authorization();

    [GeneratedRegex(
        "(?<name>(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]*"
            + Word
            + NameEnd
            + @"\\?[""']?[ \t]*(=|:(?!/))[ \t]*)"
            + NoValue
            + @"((?!\\?[""']…redacted)"
            + Quoted
            + @"|(?![""']|\\[""'])(\\(?![""'])|[^\s""'\\])+)",
        Any,
        Milliseconds
    )]
    public static partial Regex Assignment();

    [GeneratedRegex(
        @"(?<flag>(?<![A-Za-z0-9_.-])--?[A-Za-z0-9_.-]*"
            + Word
            + @"[0-9]{0,3}([ \t]+|\\?[""'][ \t]*,[ \t]*))(?!--[a-z]|--?[A-Za-z0-9_.-]*"
            + Word
            + @"[0-9]{0,3}([\s=""']|\z)|\\?[""']?…redacted)("
            + Quoted
            + @"|[^\s""']+)",
        Any,
        Milliseconds
    )]
    public static partial Regex Flag();

    // Short flags are secrets only behind a tool that is known to read them so.
    [GeneratedRegex(
        @"(?<flag>\b(sshpass\s+-p\s*"
            + @"|(mysql(dump|admin|import|show)?|mariadb(-dump|-admin)?)\b[^|;&\r\n]{0,400}?\s-p"
            + @"|redis-cli\b[^|;&\r\n]{0,400}?\s-a\s*"
            + @"|curl\b[^|;&\r\n]{0,400}?\s(-u\s*|--(proxy-)?user[\s=]\s*)[""']?[^\s:""']+:"
            + @"|(docker|podman|nerdctl)\s+login\b[^|;&\r\n]{0,400}?\s-p\s*"
            + @"|ldap(search|modify|add|delete|passwd|whoami)\b[^|;&\r\n]{0,400}?\s-w\s*"
            + @"|smbclient\b[^|;&\r\n]{0,400}?\s-U\s*[""']?[^\s%""']+%))(?!…redacted)[^\s""']+",
        Exact,
        Milliseconds
    )]
    public static partial Regex ToolFlag();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9_-])(eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}(\.[A-Za-z0-9_-]*)*"
            + @"|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|xox[abeoprs]-[A-Za-z0-9-]{10,}"
            + @"|sk_live_[A-Za-z0-9]{10,}|glpat-[A-Za-z0-9_-]{15,}|AIza[A-Za-z0-9_-]{30,})",
        Exact,
        Milliseconds
    )]
    public static partial Regex KnownToken();
}
