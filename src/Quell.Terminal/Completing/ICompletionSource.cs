namespace Quell.Terminal.Completing;

/// <summary>What can only be looked up when somebody presses Tab. It never fails: what cannot be read is nothing.</summary>
public interface ICompletionSource
{
    /// <summary>Names of the cases, newest first.</summary>
    /// <param name="state">The folder that holds them, as typed; null for the usual one.</param>
    IEnumerable<string> Cases(string? state);

    /// <summary>The actions of a case that ran and have a way back: each id with what it was.</summary>
    /// <param name="name">The case, as typed.</param>
    /// <param name="state">As for <see cref="Cases"/>.</param>
    IEnumerable<(string Id, string Says)> Undoable(string name, string? state);

    /// <summary>The contexts of the kubeconfig; no cluster is asked.</summary>
    IEnumerable<string> Contexts();

    /// <summary>The profiles of the aws config file.</summary>
    IEnumerable<string> Profiles();

    /// <summary>The scenarios of the embedded tenant with what each is about.</summary>
    IEnumerable<(string Name, string Title)> Scenarios();
}
