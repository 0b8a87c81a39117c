namespace Quell.Terminal.Configuration;

/// <summary>One thing that can be set in the configuration file, in the environment and by a flag, in rising order.</summary>
/// <param name="Key">As in the file; dots stand between maps.</param>
/// <param name="Flag">Null where no flag sets it.</param>
/// <param name="HelpName">What stands for the value in help; empty for a switch.</param>
/// <param name="Does">One sentence without its full stop.</param>
/// <param name="Usual">What holds where nothing is said, in words or as a value; null: nothing.</param>
public sealed record Setting(
    string Key,
    string? Flag,
    string HelpName,
    string Does,
    SettingForm Form,
    string? Usual = null
)
{
    /// <summary>Another variable that means the same and is looked at after our own; null for none.</summary>
    public string? OtherVariable { get; init; }

    /// <summary>Settings of one group name one thing between them: the highest place that names any of them decides.</summary>
    public string? Group { get; init; }

    /// <summary>True for what is rarely typed: short help only names it.</summary>
    public bool IsRare { get; init; }

    /// <summary><c>QUELL_</c> and the key, upper case, with underscores.</summary>
    public string Variable { get; } =
        SettingCatalog.Prefix + Key.ToUpperInvariant().Replace('.', '_').Replace('-', '_');

    internal int UsualNumber => SettingForm.Whole.Number(Usual) ?? 0;

    internal SettingForm.Whole Range => (SettingForm.Whole)Form;
}
