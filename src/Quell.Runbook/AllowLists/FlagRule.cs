namespace Quell.Runbook.AllowLists;

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
