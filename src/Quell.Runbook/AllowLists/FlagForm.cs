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
