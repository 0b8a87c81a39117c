namespace Quell.Fuzz.Checks;

/// <summary>An input made the program do what it must never do.</summary>
internal sealed class BrokenLawException(string law) : Exception(law);
