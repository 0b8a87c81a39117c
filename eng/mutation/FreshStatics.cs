using System.Reflection;
using Quell.Domain.Approvals;
using Quell.Runbook.Gates;

[assembly: AssemblyFixture(typeof(Quell.Guards.FreshStatics))]

namespace Quell.Guards;

/// <summary>Makes every static value of the guards anew before each run of their tests.</summary>
/// <remarks>
/// Stryker runs all changes of a guard in one process. A static table is made once in it, under whichever change was the
/// first: later changes of the table would not be in it, and that one would stay in it.
/// </remarks>
public sealed class FreshStatics
{
    /// <summary>Tables are made of tables: a round for each floor of them.</summary>
    private const int Rounds = 3;

    private static readonly ConstructorInfo[] s_initializers =
    [
        .. new[] { typeof(Approval).Assembly, typeof(Gate).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.ContainsGenericParameters && IsOfAGuard(type))
            .Select(type => type.TypeInitializer)
            .OfType<ConstructorInfo>(),
    ];

    public FreshStatics()
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var initializer in s_initializers)
            {
                RunAgain(initializer);
            }
        }
    }

    private static bool IsOfAGuard(Type type) =>
        type.Namespace
            is "Quell.Domain.Approvals"
                or "Quell.Runbook.AllowLists"
                or "Quell.Runbook.Filing"
                or "Quell.Runbook.Flow"
                or "Quell.Runbook.Gates"
                or "Quell.Runbook.Live"
                or "Quell.Runbook.Undo";

    /// <summary>Reflection runs an initializer once and no more; its code can be called as often as one likes.</summary>
    private static unsafe void RunAgain(ConstructorInfo initializer) =>
        ((delegate* <void>)initializer.MethodHandle.GetFunctionPointer())();
}
