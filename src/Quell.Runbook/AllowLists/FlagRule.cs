namespace Quell.Runbook.AllowLists;

/// <summary>How a flag takes its value. The programs differ here by flag, and a wrong guess turns a value into a name.</summary>
internal enum FlagForm
{
    /// <summary><c>--flag</c> or <c>--flag=true</c>.</summary>
    Switch,

    /// <summary><c>--flag</c>, <c>--flag=true</c> or <c>--flag=false</c>.</summary>
    Toggle,

    /// <summary><c>--flag value</c> or <c>--flag=value</c>.</summary>
    Value,

    /// <summary><c>--flag=value</c> only: the program reads a word after it as something else.</summary>
    Joined,
}

/// <summary>One flag of one verb.</summary>
/// <param name="Name">Its long name without dashes, which stands for both spellings.</param>
/// <param name="Form">How it takes its value.</param>
/// <param name="Accepts">Whether a value is of the flag's alphabet; null for switches.</param>
/// <param name="Short">Its one-letter spelling, if it has one.</param>
/// <param name="IsRequired">Whether the verb is refused without it.</param>
internal sealed record FlagRule(
    string Name,
    FlagForm Form,
    Func<string, bool>? Accepts = null,
    char? Short = null,
    bool IsRequired = false
);
