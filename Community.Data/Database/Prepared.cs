using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Community.Database;

/// <summary>
/// A question that is put often, with its translation kept: EF otherwise builds its expression at every asking, hashes it and compares it, which costs more
/// than the database does. Kept for each model, since every kind of database has one of its own, and several may be met in one process.
/// </summary>
/// <param name="question">With what is asked, and the sign to stop. What it needs is a parameter; nothing of its surroundings may be in it.</param>
internal sealed class Prepared<TFirst, TSecond, TAnswer>(Expression<Func<CommunityDb, TFirst, TSecond, CancellationToken, TAnswer>> question)
{
    private readonly ConditionalWeakTable<IModel, Func<CommunityDb, TFirst, TSecond, CancellationToken, Task<TAnswer>>> translated = [];

    public Task<TAnswer> AskAsync(CommunityDb db, TFirst first, TSecond second, CancellationToken stop) =>
        translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(question))(db, first, second, stop);
}

/// <summary>The same with one thing to ask by.</summary>
internal sealed class Prepared<TFirst, TAnswer>(Expression<Func<CommunityDb, TFirst, CancellationToken, TAnswer>> question)
{
    private readonly ConditionalWeakTable<IModel, Func<CommunityDb, TFirst, CancellationToken, Task<TAnswer>>> translated = [];

    public Task<TAnswer> AskAsync(CommunityDb db, TFirst first, CancellationToken stop) => translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(question))(db, first, stop);
}
