namespace Quell.Lab.SysQl;

/// <summary>A query that is refused. It unwinds the parser and the evaluator, and ends in <see cref="SysQlEngine"/>.</summary>
internal sealed class SysQlRejection(string message) : Exception(message);
