"""8 MEMORY: append-only; read as of a moment. The only room that speaks SQL.

Takes: editions, readings, judgements, decisions. Gives: any of them as they stood.
Why: what was known when, provably. Two times, always named: valid (published) and known (retrieved).
"""
