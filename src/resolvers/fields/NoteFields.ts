import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Note as NoteRow } from "../../entities/Note.js";
import type { Order as OrderRow } from "../../entities/Order.js";
import { Note } from "../../schema/Note.js";
import { Order } from "../../schema/Order.js";
import { User } from "../../schema/User.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";

@Resolver(() => Note)
export class NoteFields {
  @FieldResolver(() => User, { description: "Who added it." })
  author(@Root() note: NoteRow, @Ctx() { loaders }: Context): Promise<User> {
    return edge(loaders.user, note.authorId);
  }

  @FieldResolver(() => Order, { description: "The order that it stands on." })
  order(@Root() note: NoteRow, @Ctx() { loaders }: Context): Promise<Order> {
    return edge(loaders.order, note.orderId);
  }
}

/** What people said of an order: notes, and the decision on it. */
@Resolver(() => Order)
export class OrderRemarks {
  @FieldResolver(() => [Note], { description: "メモ, newest first, at most 100." })
  notes(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<Note[]> {
    return loaders.notesOfOrder.load(order.id);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: "Who approved or rejected it; null while undecided or where nobody had to.",
  })
  decidedBy(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<User | null> {
    return edge(loaders.user, order.decidedById);
  }
}
