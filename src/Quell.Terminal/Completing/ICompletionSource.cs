namespace Quell.Terminal.Completing;

/// <summary>What can only be looked up when somebody presses Tab. It never fails: what cannot be read is nothing.</summary>
public interface ICompletionSource
{
    /// <summary>Names of the cases, newest first.</summary>
    /// <param name="state">The folder that holds them, as typed; null for the usual one.</param>
    IEnumerable<string> Cases(string? state);

    /// <summary>The scenarios of the embedded tenant with what each is about.</summary>
    IEnumerable<(string Name, string Title)> Scenarios();
}
