namespace Quell.Lab.Programs.Kubectl;

/// <summary>A kind as the API server serves it.</summary>
/// <param name="Group">Empty for the core.</param>
internal sealed record ApiResource(
    string Plural,
    string Singular,
    string Kind,
    string Group,
    string Version,
    bool IsNamespaced
)
{
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>As errors name it: <c>pods</c>, <c>deployments.apps</c>.</summary>
    public string FullName => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>As <c>-o name</c> prints it: <c>pod</c>, <c>deployment.apps</c>.</summary>
    public string ShortName => Group.Length == 0 ? Singular : $"{Singular}.{Group}";
}
