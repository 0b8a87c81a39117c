namespace Quell.Domain.Json;

/// <summary>A value that has no canonical form; the message says which part and why.</summary>
public sealed class CanonicalJsonException : Exception
{
    /// <summary>Makes the exception with its reason.</summary>
    public CanonicalJsonException(string message)
        : base(message) { }

    /// <summary>Makes the exception with its reason and cause.</summary>
    public CanonicalJsonException(string message, Exception inner)
        : base(message, inner) { }
}
