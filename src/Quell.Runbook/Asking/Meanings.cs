namespace Quell.Runbook.Asking;

/// <summary>What accepted answers mean, as journalled; yes and no are in <see cref="Domain.Questions.Answer"/>.</summary>
public static class Meanings
{
    public const string Auto = "auto";
    public const string Light = "light";
    public const string Raw = "raw";
    public const string Resume = "resume";
    public const string New = "new";
    public const string Refresh = "refresh";
    public const string Use = "use";
    public const string None = "none";
    public const string Wait = "wait";
    public const string GoOn = "go-on";
    public const string Show = "show";
    public const string Stop = "stop";
    public const string ReadOnly = "read-only";
    public const string Again = "again";
    public const string Skip = "skip";
    public const string Submit = "submit";
    public const string Edit = "edit";
    public const string Cancel = "cancel";
    public const string Append = "append";

    /// <summary>Begins a list of action ids, separated by commas.</summary>
    public const string Choose = "choose ";
}
